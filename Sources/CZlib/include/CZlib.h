// Files compressed with gzip, through zlib, which is loaded at the first one.
#pragma once

typedef struct cz_file cz_file;

/// The file, compressed or not; NULL where it cannot be opened, with the reason in `message`.
cz_file *cz_open(const char *path, const char **message);
/// Reads up to `count` bytes; how many there were, 0 at the end, -1 on damage, with the reason in `message`.
int cz_read(cz_file *file, void *bytes, unsigned count, const char **message);
/// 0 where the file ended within the compressed data.
int cz_close(cz_file *file);
