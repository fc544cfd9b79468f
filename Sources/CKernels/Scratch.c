#include "CKernels.h"
#include <pthread.h>
#include <stdlib.h>

static pthread_key_t key;
static pthread_once_t once = PTHREAD_ONCE_INIT;
static _Thread_local void *block;
static _Thread_local size_t block_size;

static void make_key(void) { pthread_key_create(&key, free); }

void *ck_scratch(size_t bytes) {
  if (bytes <= block_size) return block;
  pthread_once(&once, make_key);
  free(block);
  size_t size = (bytes + 4095) & ~(size_t)4095;
  block = aligned_alloc(64, size);
  if (!block) abort();
  block_size = size;
  pthread_setspecific(key, block);
  return block;
}
