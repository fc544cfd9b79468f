#include "CLineEditor.h"

#include <errno.h>
#include <histedit.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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
  el_get(edit, EL_CLIENTDATA, &editor);
  return (char *)editor->prompt(editor->context);
}

static unsigned char tab_pressed(EditLine *edit, int key) {
  (void)key;
  line_editor *editor = NULL;
  el_get(edit, EL_CLIENTDATA, &editor);
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
  line_editor *editor = calloc(1, sizeof *editor);
  if (editor == NULL) return NULL;
  editor->prompt = prompt;
  editor->complete = complete;
  editor->context = context;
  editor->edit = el_init(program, stdin, stdout, stderr);
  editor->history = history_init();
  if (editor->edit == NULL || editor->history == NULL) {
    line_editor_destroy(editor);
    return NULL;
  }
  HistEvent event;
  history(editor->history, &event, H_SETSIZE, history_limit);
  history(editor->history, &event, H_SETUNIQUE, 1);
  el_set(editor->edit, EL_CLIENTDATA, editor);
  el_set(editor->edit, EL_PROMPT_ESC, show_prompt, '\1');
  el_set(editor->edit, EL_HIST, history, editor->history);
  el_set(editor->edit, EL_EDITOR, "emacs");
  el_set(editor->edit, EL_SIGNAL, 0);
  el_set(editor->edit, EL_ADDFN, "tfrepl-complete", "Complete the name before the cursor", tab_pressed);
  el_set(editor->edit, EL_BIND, "^I", "tfrepl-complete", NULL);
  el_set(editor->edit, EL_BIND, "^R", "em-inc-search-prev", NULL);
  el_source(editor->edit, NULL);
  return editor;
}

void line_editor_destroy(line_editor *editor) {
  if (editor == NULL) return;
  if (editor->edit != NULL) el_end(editor->edit);
  if (editor->history != NULL) history_end(editor->history);
  free(editor);
}

line_editor_status line_editor_read(line_editor *editor, const char **text, int *count) {
  errno = 0;
  *count = 0;
  *text = el_gets(editor->edit, count);
  if (*text != NULL && *count > 0) return line_editor_line;
  if (*count == -1 && errno == EINTR) {
    el_reset(editor->edit);
    return line_editor_interrupted;
  }
  return line_editor_end;
}

void line_editor_buffer(line_editor *editor, const char **text, int *count, int *cursor) {
  const LineInfo *line = el_line(editor->edit);
  *text = line->buffer;
  *count = (int)(line->lastchar - line->buffer);
  *cursor = (int)(line->cursor - line->buffer);
}

void line_editor_replace(line_editor *editor, int characters, const char *text) {
  if (characters > 0) el_deletestr(editor->edit, characters);
  if (*text != '\0') el_insertstr(editor->edit, text);
}

void line_editor_remember(line_editor *editor, const char *text) {
  HistEvent event;
  history(editor->history, &event, H_ENTER, text);
}

int line_editor_load_history(line_editor *editor, const char *path) {
  HistEvent event;
  return history(editor->history, &event, H_LOAD, path) == -1 ? -1 : 0;
}

int line_editor_save_history(line_editor *editor, const char *path) {
  HistEvent event;
  return history(editor->history, &event, H_SAVE, path) == -1 ? -1 : 0;
}
