#include "CHDF5.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

// MARK: the library (version 1.10), loaded on first use

typedef int64_t hid_t;
typedef uint64_t hsize_t;

/// What H5Lget_info tells of a link.
typedef struct {
  int type;
  unsigned has_order;  // hbool_t
  int64_t order;
  int character_set;
  union {
    uint64_t address;
    size_t length;
  } target;
} link_info;

enum { hard_link = 0, layout_virtual = 3, class_integer = 0, class_float = 1, class_text = 3, class_enumeration = 8 };


#define FUNCTIONS(X)                                                                                              \
  X(int, H5open, (void))                                                                                          \
  X(int, H5Eset_auto2, (hid_t, void *, void *))                                                                   \
  X(hid_t, H5Pcreate, (hid_t)) X(int, H5Pclose, (hid_t))                                                          \
  X(int, H5Pset_fapl_core, (hid_t, size_t, unsigned)) X(int, H5Pset_file_image, (hid_t, void *, size_t))          \
  X(int, H5Pset_create_intermediate_group, (hid_t, unsigned)) X(int, H5Pget_external_count, (hid_t))              \
  X(int, H5Pget_layout, (hid_t))                                                                                  \
  X(hid_t, H5Fcreate, (const char *, unsigned, hid_t, hid_t)) X(hid_t, H5Fopen, (const char *, unsigned, hid_t))  \
  X(int, H5Fclose, (hid_t)) X(int, H5Fflush, (hid_t, int)) X(ptrdiff_t, H5Fget_file_image, (hid_t, void *, size_t)) \
  X(hid_t, H5Gcreate2, (hid_t, const char *, hid_t, hid_t, hid_t)) X(int, H5Gclose, (hid_t))                      \
  X(int, H5Lexists, (hid_t, const char *, hid_t)) X(int, H5Lget_info, (hid_t, const char *, link_info *, hid_t))  \
  X(hid_t, H5Oopen, (hid_t, const char *, hid_t)) X(int, H5Oclose, (hid_t)) X(int, H5Iget_type, (hid_t))          \
  X(hid_t, H5Screate_simple, (int, const hsize_t *, const hsize_t *)) X(hid_t, H5Screate, (int))                  \
  X(int, H5Sclose, (hid_t)) X(int, H5Sget_simple_extent_ndims, (hid_t))                                           \
  X(int, H5Sget_simple_extent_dims, (hid_t, hsize_t *, hsize_t *)) X(int64_t, H5Sget_simple_extent_npoints, (hid_t)) \
  X(hid_t, H5Dcreate2, (hid_t, const char *, hid_t, hid_t, hid_t, hid_t, hid_t))                                  \
  X(int, H5Dwrite, (hid_t, hid_t, hid_t, hid_t, hid_t, const void *))                                             \
  X(int, H5Dread, (hid_t, hid_t, hid_t, hid_t, hid_t, void *)) X(int, H5Dclose, (hid_t))                          \
  X(hid_t, H5Dopen2, (hid_t, const char *, hid_t)) X(hid_t, H5Dget_space, (hid_t)) X(hid_t, H5Dget_type, (hid_t)) \
  X(hid_t, H5Dget_create_plist, (hid_t)) X(hsize_t, H5Dget_storage_size, (hid_t))                                 \
  X(hid_t, H5Tcopy, (hid_t)) X(int, H5Tclose, (hid_t)) X(int, H5Tset_size, (hid_t, size_t))                       \
  X(int, H5Tset_cset, (hid_t, int)) X(int, H5Tget_cset, (hid_t)) X(int, H5Tget_class, (hid_t))                    \
  X(size_t, H5Tget_size, (hid_t)) X(int, H5Tget_sign, (hid_t)) X(int, H5Tis_variable_str, (hid_t))                \
  X(hid_t, H5Acreate2, (hid_t, const char *, hid_t, hid_t, hid_t, hid_t)) X(int, H5Aclose, (hid_t))               \
  X(int, H5Awrite, (hid_t, hid_t, const void *)) X(int, H5Aread, (hid_t, hid_t, void *))                          \
  X(int, H5Aexists, (hid_t, const char *)) X(hid_t, H5Aopen, (hid_t, const char *, hid_t))                        \
  X(hid_t, H5Aget_type, (hid_t)) X(hid_t, H5Aget_space, (hid_t))                                                  \
  X(int, H5Dvlen_reclaim, (hid_t, hid_t, hid_t, void *)) X(int, H5PLset_loading_state, (unsigned))

#define NUMBERS(X)                                                                                         \
  X(H5T_NATIVE_SCHAR_g) X(H5T_NATIVE_UCHAR_g) X(H5T_NATIVE_SHORT_g) X(H5T_NATIVE_USHORT_g)                  \
  X(H5T_NATIVE_INT_g) X(H5T_NATIVE_UINT_g) X(H5T_NATIVE_LLONG_g) X(H5T_NATIVE_ULLONG_g) X(H5T_NATIVE_FLOAT_g) \
  X(H5T_NATIVE_DOUBLE_g) X(H5T_C_S1_g) X(H5P_CLS_FILE_ACCESS_ID_g) X(H5P_CLS_LINK_CREATE_ID_g)

#define DECLARE_FUNCTION(result, name, parameters) result(*name) parameters;
#define DECLARE_NUMBER(name) hid_t name;
static struct {
  FUNCTIONS(DECLARE_FUNCTION)
  NUMBERS(DECLARE_NUMBER)
} h;

static const char *problem;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void load(void) {
  void *library = dlopen("libhdf5_serial.so.103", RTLD_NOW | RTLD_LOCAL);
  if (!library) {
    problem = "libhdf5_serial.so.103 is not installed (Debian's package libhdf5-103-1)";
    return;
  }
#define FIND_FUNCTION(result, name, parameters)   \
  h.name = (result(*) parameters)dlsym(library, #name); \
  if (!h.name) problem = "libhdf5_serial.so.103 lacks " #name;
  FUNCTIONS(FIND_FUNCTION)
  if (problem) return;
  if (h.H5open() < 0) {
    problem = "libhdf5_serial.so.103 cannot be used";
    return;
  }
  // These have their values only once the library is open.
#define FIND_NUMBER(name)                                                \
  {                                                                      \
    hid_t *place = (hid_t *)dlsym(library, #name);                       \
    if (place) h.name = *place; else problem = "libhdf5_serial.so.103 lacks " #name; \
  }
  NUMBERS(FIND_NUMBER)
  if (problem) return;
  // What goes wrong is told by results, not by texts on the standard error.
  h.H5Eset_auto2(0, NULL, NULL);
  // A file may ask for filters; none are loaded for it.
  h.H5PLset_loading_state(0);
}

const char *ch_unavailable(void) {
  pthread_once(&once, load);
  return problem;
}

static hid_t native(int type) {
  switch (type) {
    case CH_INT8: return h.H5T_NATIVE_SCHAR_g;
    case CH_BOOL:
    case CH_UINT8: return h.H5T_NATIVE_UCHAR_g;
    case CH_INT16: return h.H5T_NATIVE_SHORT_g;
    case CH_UINT16: return h.H5T_NATIVE_USHORT_g;
    case CH_INT32: return h.H5T_NATIVE_INT_g;
    case CH_UINT32: return h.H5T_NATIVE_UINT_g;
    case CH_INT64: return h.H5T_NATIVE_LLONG_g;
    case CH_UINT64: return h.H5T_NATIVE_ULLONG_g;
    case CH_FLOAT32: return h.H5T_NATIVE_FLOAT_g;
    case CH_FLOAT64: return h.H5T_NATIVE_DOUBLE_g;
    default: return -1;
  }
}

// MARK: files

/// A file that lives in memory alone.
static hid_t memory_access(void) {
  hid_t access = h.H5Pcreate(h.H5P_CLS_FILE_ACCESS_ID_g);
  if (access >= 0) h.H5Pset_fapl_core(access, 1 << 20, 0);
  return access;
}

int64_t ch_create(void) {
  if (ch_unavailable()) return -1;
  hid_t access = memory_access();
  hid_t file = h.H5Fcreate("memory", 2 /* truncate */, 0, access);
  h.H5Pclose(access);
  return file;
}

int64_t ch_open(const void *bytes, size_t count) {
  if (ch_unavailable()) return -1;
  hid_t access = memory_access();
  hid_t file = -1;
  if (h.H5Pset_file_image(access, (void *)bytes, count) >= 0) file = h.H5Fopen("memory", 0 /* read only */, access);
  h.H5Pclose(access);
  return file;
}

void ch_close(int64_t file) { h.H5Fclose(file); }

int64_t ch_image(int64_t file, void *bytes, size_t count) {
  if (!bytes && h.H5Fflush(file, 1 /* global */) < 0) return -1;
  return h.H5Fget_file_image(file, bytes, count);
}

// MARK: writing

static hid_t with_parents(void) {
  hid_t creation = h.H5Pcreate(h.H5P_CLS_LINK_CREATE_ID_g);
  if (creation >= 0) h.H5Pset_create_intermediate_group(creation, 1);
  return creation;
}

int ch_make_group(int64_t file, const char *path) {
  if (ch_kind(file, path) == CH_GROUP) return 1;
  hid_t creation = with_parents();
  hid_t group = h.H5Gcreate2(file, path, creation, 0, 0);
  h.H5Pclose(creation);
  if (group < 0) return 0;
  h.H5Gclose(group);
  return 1;
}

int ch_write_array(int64_t file, const char *path, int type, int rank, const uint64_t *lengths, const void *elements) {
  hid_t creation = with_parents(), element = native(type);
  hid_t space = rank == 0 ? h.H5Screate(0 /* scalar */) : h.H5Screate_simple(rank, lengths, NULL);
  hid_t array = space < 0 || element < 0 ? -1 : h.H5Dcreate2(file, path, element, space, creation, 0, 0);
  int done = array >= 0 && h.H5Dwrite(array, element, 0, 0, 0, elements) >= 0;
  if (array >= 0) h.H5Dclose(array);
  if (space >= 0) h.H5Sclose(space);
  h.H5Pclose(creation);
  return done;
}

/// Texts of any length in UTF-8, as Python writes them.
static hid_t text_type(int character_set) {
  hid_t type = h.H5Tcopy(h.H5T_C_S1_g);
  h.H5Tset_size(type, (size_t)-1 /* variable */);
  h.H5Tset_cset(type, character_set);
  return type;
}

int ch_write_text(int64_t file, const char *path, const char *name, const char *text) {
  hid_t group = h.H5Oopen(file, path, 0);
  if (group < 0) return 0;
  hid_t type = text_type(1 /* UTF-8 */), space = h.H5Screate(0);
  hid_t attribute = h.H5Acreate2(group, name, type, space, 0, 0);
  int done = attribute >= 0 && h.H5Awrite(attribute, type, &text) >= 0;
  if (attribute >= 0) h.H5Aclose(attribute);
  h.H5Sclose(space);
  h.H5Tclose(type);
  h.H5Oclose(group);
  return done;
}

// MARK: reading

/// Whether every part of a path is there and none leads out of the file or elsewhere in it.
static int links(hid_t file, const char *path) {
  char *part = strdup(path);
  int result = part ? CH_GROUP : CH_NOTHING;
  for (char *end = part; part && result == CH_GROUP; end++) {
    if (*end != '/' && *end) continue;
    char kept = *end;
    *end = 0;
    link_info info;
    if (h.H5Lexists(file, part, 0) <= 0) {
      result = CH_NOTHING;
    } else if (h.H5Lget_info(file, part, &info, 0) < 0 || info.type != hard_link) {
      result = CH_LINK;
    }
    *end = kept;
    if (!kept) break;
  }
  free(part);
  return result;
}

int ch_kind(int64_t file, const char *path) {
  int found = links(file, path);
  if (found != CH_GROUP) return found;
  hid_t object = h.H5Oopen(file, path, 0);
  if (object < 0) return CH_NOTHING;
  int type = h.H5Iget_type(object);
  h.H5Oclose(object);
  return type == 2 ? CH_GROUP : type == 5 ? CH_ARRAY : CH_NOTHING;
}

static int type_of(hid_t type) {
  size_t size = h.H5Tget_size(type);
  int class = h.H5Tget_class(type);
  if (class == class_enumeration && size == 1) return CH_BOOL;
  if (class == class_float) return size == 2 ? CH_FLOAT16 : size == 4 ? CH_FLOAT32 : size == 8 ? CH_FLOAT64 : CH_OTHER;
  if (class != class_integer) return CH_OTHER;
  int is_unsigned = h.H5Tget_sign(type) == 0;
  switch (size) {
    case 1: return CH_INT8 + is_unsigned;
    case 2: return CH_INT16 + is_unsigned;
    case 4: return CH_INT32 + is_unsigned;
    case 8: return CH_INT64 + is_unsigned;
    default: return CH_OTHER;
  }
}

int ch_describe(int64_t file, const char *path, int *type, int *rank, uint64_t *lengths, uint64_t *stored) {
  hid_t array = h.H5Dopen2(file, path, 0);
  if (array < 0) return 0;
  hid_t space = h.H5Dget_space(array), element = h.H5Dget_type(array), creation = h.H5Dget_create_plist(array);
  int done = space >= 0 && element >= 0 && creation >= 0;
  if (done) {
    *type = type_of(element);
    *rank = h.H5Sget_simple_extent_ndims(space);
    *stored = h.H5Dget_storage_size(array);
    done = *rank >= 0 && *rank <= ch_max_rank && h.H5Pget_external_count(creation) == 0 &&
           h.H5Pget_layout(creation) != layout_virtual && h.H5Sget_simple_extent_dims(space, lengths, NULL) >= 0;
  }
  if (creation >= 0) h.H5Pclose(creation);
  if (element >= 0) h.H5Tclose(element);
  if (space >= 0) h.H5Sclose(space);
  h.H5Dclose(array);
  return done;
}

int ch_read_array(int64_t file, const char *path, int type, void *elements) {
  hid_t array = h.H5Dopen2(file, path, 0);
  if (array < 0) return 0;
  hid_t stored = h.H5Dget_type(array);
  // Truth values are stored as names for 0 and 1, which do not convert to numbers: they are read as they are.
  hid_t wanted = type == CH_BOOL ? stored : native(type);
  int fits = type != CH_BOOL || h.H5Tget_size(stored) == 1;
  int done = fits && wanted >= 0 && h.H5Dread(array, wanted, 0, 0, 0, elements) >= 0;
  h.H5Tclose(stored);
  h.H5Dclose(array);
  return done;
}

/// Texts of one length each, one after the other.
static char **fixed_texts(hid_t attribute, hid_t type, size_t count) {
  size_t length = h.H5Tget_size(type);
  char **texts = calloc(count + 1, sizeof *texts);
  char *bytes = length && count < ((size_t)1 << 31) / length ? calloc(count + 1, length) : NULL;
  int done = texts && bytes && h.H5Aread(attribute, type, bytes) >= 0;
  for (size_t i = 0; done && i < count; i++) {
    texts[i] = strndup(bytes + i * length, length);
    done = texts[i] != NULL;
  }
  free(bytes);
  if (done) return texts;
  ch_free_texts(texts, count);
  return NULL;
}

static char **variable_texts(hid_t attribute, hid_t stored, hid_t space, size_t count) {
  hid_t type = text_type(h.H5Tget_cset(stored));
  char **texts = calloc(count + 1, sizeof *texts), **read = calloc(count + 1, sizeof *read);
  int done = texts && read && h.H5Aread(attribute, type, read) >= 0;
  for (size_t i = 0; done && i < count; i++) {
    texts[i] = strdup(read[i] ? read[i] : "");
    if (!texts[i]) done = 0;
  }
  if (read && texts) h.H5Dvlen_reclaim(type, space, 0, read);
  free(read);
  h.H5Tclose(type);
  if (done) return texts;
  ch_free_texts(texts, count);
  return NULL;
}

char **ch_read_texts(int64_t file, const char *path, const char *name, size_t *count) {
  hid_t group = h.H5Oopen(file, *path ? path : "/", 0);
  if (group < 0) return NULL;
  char **texts = NULL;
  hid_t attribute = h.H5Aexists(group, name) > 0 ? h.H5Aopen(group, name, 0) : -1;
  if (attribute >= 0) {
    hid_t type = h.H5Aget_type(attribute), space = h.H5Aget_space(attribute);
    int64_t points = space >= 0 ? h.H5Sget_simple_extent_npoints(space) : -1;
    if (type >= 0 && points >= 0 && points < 1 << 24 && h.H5Tget_class(type) == class_text) {
      *count = (size_t)points;
      texts = h.H5Tis_variable_str(type) > 0 ? variable_texts(attribute, type, space, *count)
                                             : fixed_texts(attribute, type, *count);
    }
    if (space >= 0) h.H5Sclose(space);
    if (type >= 0) h.H5Tclose(type);
    h.H5Aclose(attribute);
  }
  h.H5Oclose(group);
  return texts;
}

void ch_free_texts(char **texts, size_t count) {
  if (!texts) return;
  for (size_t i = 0; i < count; i++) free(texts[i]);
  free(texts);
}
