#include "CLineEditor.h"

#include <signal.h>
#include <stddef.h>

static uint32_t *volatile target_word;
static volatile uint32_t target_bits;

static void interrupted(int number) {
  (void)number;
  uint32_t *word = target_word;
  if (word != NULL) __atomic_fetch_or(word, target_bits, __ATOMIC_RELAXED);
}

void interrupt_signal_target(uint32_t *word, uint32_t bits) {
  target_bits = bits;
  target_word = word;
}

void interrupt_signal_install(void) {
  struct sigaction action = {0};
  action.sa_handler = interrupted;
  sigemptyset(&action.sa_mask);
  // Without SA_RESTART, so that a line being typed is given up at once.
  action.sa_flags = 0;
  sigaction(SIGINT, &action, NULL);
}
