// Line editing on libedit, whose own functions take variable arguments and so cannot be called from Swift.
#pragma once

#include <stdint.h>

typedef struct line_editor line_editor;

/// The prompt to show; the returned string must live until the next call.
typedef const char *(*line_editor_prompt)(void *context);

/// The Tab key was pressed. Returns 1 when the screen below the prompt was written to, 2 to beep, 0 otherwise.
typedef int (*line_editor_complete)(void *context, line_editor *editor);

/// Returns NULL when the terminal cannot be used.
line_editor *line_editor_create(
    const char *program, line_editor_prompt prompt, line_editor_complete complete, void *context);
void line_editor_destroy(line_editor *editor);

typedef enum { line_editor_line, line_editor_end, line_editor_interrupted } line_editor_status;

/// Reads a line into *text, which stays valid until the next call and keeps its line break.
line_editor_status line_editor_read(line_editor *editor, const char **text, int *count);

/// The line being edited: *cursor counts bytes.
void line_editor_buffer(line_editor *editor, const char **text, int *count, int *cursor);
/// Removes `characters` before the cursor, then inserts `text`.
void line_editor_replace(line_editor *editor, int characters, const char *text);

void line_editor_remember(line_editor *editor, const char *text);
/// 0 on success.
int line_editor_load_history(line_editor *editor, const char *path);
int line_editor_save_history(line_editor *editor, const char *path);

/// From now on SIGINT sets `bits` in `*word` and nothing else; a NULL word ignores it.
void interrupt_signal_target(uint32_t *word, uint32_t bits);
/// SIGINT is handled as above; a read of the calling thread that it breaks off returns with EINTR.
void interrupt_signal_install(void);
