#include "CLineEditor.h"

#include <dlfcn.h>
#include <errno.h>
#include <histedit.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// MARK: libedit, loaded for the first editor: a kernel never needs it

#define FUNCTIONS(X)                                                                        \
  X(el_init) X(el_end) X(el_reset) X(el_get) X(el_set) X(el_source) X(el_gets) X(el_line)   \
  X(el_insertstr) X(el_deletestr) X(history_init) X(history_end) X(history)

#define DECLARE(name) __typeof__(name) *name;
static struct {
  FUNCTIONS(DECLARE)
} lib;

static int is_loaded(void) {
  void *library = dlopen("libedit.so.2", RTLD_LAZY | RTLD_LOCAL);
  if (library == NULL) return 0;
  int complete = 1;
#define FIND(name)                                        \
  lib.name = (__typeof__(lib.name))dlsym(library, #name); \
  if (lib.name == NULL) complete = 0;
  FUNCTIONS(FIND)
  return complete;
}

// MARK: the editor

struct line_editor {
  EditLine *edit;
  History *history;
  line_editor_prompt prompt;
  line_editor_complete complete;
  void *context;
};

enum { history_limit = 2000 };

static char *show_prompt(EditLine *edit) {
  line_editor *editor = NULL;
  lib.el_get(edit, EL_CLIENTDATA, &editor);
  return (char *)editor->prompt(editor->context);
}

static unsigned char tab_pressed(EditLine *edit, int key) {
  (void)key;
  line_editor *editor = NULL;
  lib.el_get(edit, EL_CLIENTDATA, &editor);
  switch (editor->complete(editor->context, editor)) {
  case 1: return CC_REDISPLAY;
  case 2: return CC_REFRESH_BEEP;
  default: return CC_REFRESH;
  }
}

line_editor *line_editor_create(
    const char *program, line_editor_prompt prompt, line_editor_complete complete, void *context) {
  // Wide characters are counted by the locale; the C locale would take each byte for a column.
  if (setlocale(LC_CTYPE, "") == NULL || MB_CUR_MAX == 1) setlocale(LC_CTYPE, "C.UTF-8");
  if (!is_loaded()) return NULL;
  line_editor *editor = calloc(1, sizeof *editor);
  if (editor == NULL) return NULL;
  editor->prompt = prompt;
  editor->complete = complete;
  editor->context = context;
  editor->edit = lib.el_init(program, stdin, stdout, stderr);
  editor->history = lib.history_init();
  if (editor->edit == NULL || editor->history == NULL) {
    line_editor_destroy(editor);
    return NULL;
  }
  HistEvent event;
  lib.history(editor->history, &event, H_SETSIZE, history_limit);
  lib.history(editor->history, &event, H_SETUNIQUE, 1);
  lib.el_set(editor->edit, EL_CLIENTDATA, editor);
  lib.el_set(editor->edit, EL_PROMPT_ESC, show_prompt, '\1');
  lib.el_set(editor->edit, EL_HIST, lib.history, editor->history);
  lib.el_set(editor->edit, EL_EDITOR, "emacs");
  lib.el_set(editor->edit, EL_SIGNAL, 0);
  lib.el_set(editor->edit, EL_ADDFN, "tfrepl-complete", "Complete the name before the cursor", tab_pressed);
  lib.el_set(editor->edit, EL_BIND, "^I", "tfrepl-complete", NULL);
  lib.el_set(editor->edit, EL_BIND, "^R", "em-inc-search-prev", NULL);
  lib.el_source(editor->edit, NULL);
  return editor;
}

void line_editor_destroy(line_editor *editor) {
  if (editor == NULL) return;
  if (editor->edit != NULL) lib.el_end(editor->edit);
  if (editor->history != NULL) lib.history_end(editor->history);
  free(editor);
}

line_editor_status line_editor_read(line_editor *editor, const char **text, int *count) {
  errno = 0;
  *count = 0;
  *text = lib.el_gets(editor->edit, count);
  if (*text != NULL && *count > 0) return line_editor_line;
  if (*count == -1 && errno == EINTR) {
    lib.el_reset(editor->edit);
    return line_editor_interrupted;
  }
  return line_editor_end;
}

void line_editor_buffer(line_editor *editor, const char **text, int *count, int *cursor) {
  const LineInfo *line = lib.el_line(editor->edit);
  *text = line->buffer;
  *count = (int)(line->lastchar - line->buffer);
  *cursor = (int)(line->cursor - line->buffer);
}

void line_editor_replace(line_editor *editor, int characters, const char *text) {
  if (characters > 0) lib.el_deletestr(editor->edit, characters);
  if (*text != '\0') lib.el_insertstr(editor->edit, text);
}

void line_editor_remember(line_editor *editor, const char *text) {
  HistEvent event;
  lib.history(editor->history, &event, H_ENTER, text);
}

int line_editor_load_history(line_editor *editor, const char *path) {
  HistEvent event;
  return lib.history(editor->history, &event, H_LOAD, path) == -1 ? -1 : 0;
}

int line_editor_save_history(line_editor *editor, const char *path) {
  HistEvent event;
  return lib.history(editor->history, &event, H_SAVE, path) == -1 ? -1 : 0;
}
