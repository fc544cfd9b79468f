#include "CLineEditor.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stddef.h>

static uint32_t *volatile target_word;
static volatile uint32_t target_bits;
static pthread_t reading_thread;
static volatile sig_atomic_t has_reading_thread;

// The system gives a signal to any thread; only on the one that reads does it break the read off.
static void interrupted(int number) {
  int saved = errno;
  uint32_t *word = target_word;
  if (word != NULL) __atomic_fetch_or(word, target_bits, __ATOMIC_RELAXED);
  if (has_reading_thread && !pthread_equal(pthread_self(), reading_thread)) {
    pthread_kill(reading_thread, number);
  }
  errno = saved;
}

void interrupt_signal_target(uint32_t *word, uint32_t bits) {
  target_bits = bits;
  target_word = word;
}

void interrupt_signal_install(void) {
  reading_thread = pthread_self();
  has_reading_thread = 1;
  struct sigaction action = {0};
  action.sa_handler = interrupted;
  sigemptyset(&action.sa_mask);
  // Without SA_RESTART, so that a line being typed is given up at once.
  action.sa_flags = 0;
  sigaction(SIGINT, &action, NULL);
}
