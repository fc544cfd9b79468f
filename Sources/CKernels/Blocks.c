#include "CKernels.h"
#include <pthread.h>
#include <stdlib.h>

// Blocks of 64 << n bytes. A thread keeps the ones it frees, a few of each size, for its next ones: making
// small tensors would otherwise spend more time in the allocator than on their elements.
#define SIZES 11
#define LARGEST ((size_t)64 << (SIZES - 1))
#define KEPT_BYTES 65536

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define KEEPS_NOTHING 1
#endif
#endif

typedef struct node { struct node *next; } node;
typedef struct { node *first; int count; } list;
static _Thread_local list kept[SIZES];
static _Thread_local int is_registered;
static pthread_key_t key;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void empty(void *lists) {
  list *all = lists;
  for (int i = 0; i < SIZES; i++)
    while (all[i].first) {
      node *first = all[i].first;
      all[i].first = first->next;
      free(first);
    }
}
static void make_key(void) { pthread_key_create(&key, empty); }

static int size_class(size_t bytes) {
  return bytes <= 64 ? 0 : 64 - __builtin_clzll((bytes - 1) >> 6);
}

void *ck_block_take(size_t bytes) {
  size_t size = (bytes + 63) & ~(size_t)63;
  if (bytes <= LARGEST) {
    int n = size_class(bytes);
    size = (size_t)64 << n;
    node *first = kept[n].first;
    if (first) {
      kept[n].first = first->next;
      kept[n].count--;
      return first;
    }
  }
  return size < bytes ? NULL : aligned_alloc(64, size);
}

void ck_block_give(void *block, size_t bytes) {
#ifndef KEEPS_NOTHING
  if (bytes <= LARGEST) {
    int n = size_class(bytes);
    size_t size = (size_t)64 << n;
    if ((size_t)kept[n].count * size < KEPT_BYTES) {
      if (!is_registered) {
        pthread_once(&once, make_key);
        pthread_setspecific(key, kept);
        is_registered = 1;
      }
      node *first = block;
      first->next = kept[n].first;
      kept[n].first = first;
      kept[n].count++;
      return;
    }
  }
#endif
  free(block);
}
