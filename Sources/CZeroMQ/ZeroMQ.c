#include "CZeroMQ.h"

#include <dlfcn.h>
#include <errno.h>
#include <pthread.h>

// MARK: the library, loaded on first use: a kernel listens before the milliseconds this takes

#define FUNCTIONS(X)                                                                            \
  X(zmq_errno) X(zmq_strerror) X(zmq_has) X(zmq_ctx_new) X(zmq_ctx_term) X(zmq_ctx_shutdown)    \
  X(zmq_socket) X(zmq_close) X(zmq_setsockopt) X(zmq_getsockopt) X(zmq_bind) X(zmq_connect)     \
  X(zmq_send) X(zmq_poll) X(zmq_msg_init) X(zmq_msg_recv) X(zmq_msg_close) X(zmq_msg_data)      \
  X(zmq_msg_size) X(zmq_msg_more)

#define DECLARE(name) __typeof__(name) *name;
static struct {
  FUNCTIONS(DECLARE)
} zmq;

static const char *problem;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void load(void) {
  void *library = dlopen("libzmq.so.5", RTLD_LAZY | RTLD_LOCAL);
  if (!library) {
    problem = "libzmq.so.5 is not installed (Debian's package libzmq5)";
    return;
  }
#define FIND(name)                                        \
  zmq.name = (__typeof__(zmq.name))dlsym(library, #name); \
  if (!zmq.name) problem = "libzmq.so.5 lacks " #name;
  FUNCTIONS(FIND)
}

static int available(void) {
  pthread_once(&once, load);
  return !problem;
}

// MARK: forwarders, under the library's own names
//
// Without the library there is no context, and the error says so; no other call is made then.

void *zmq_ctx_new(void) { return available() ? zmq.zmq_ctx_new() : NULL; }
int zmq_errno(void) { return available() ? zmq.zmq_errno() : errno; }
const char *zmq_strerror(int number) { return available() ? zmq.zmq_strerror(number) : problem; }
int zmq_has(const char *capability) { return available() && zmq.zmq_has(capability); }

#define FORWARD(type, name, parameters, arguments) \
  type name parameters { return zmq.name arguments; }

FORWARD(int, zmq_ctx_term, (void *context), (context))
FORWARD(int, zmq_ctx_shutdown, (void *context), (context))
FORWARD(void *, zmq_socket, (void *context, int type), (context, type))
FORWARD(int, zmq_close, (void *socket), (socket))
FORWARD(int, zmq_setsockopt, (void *socket, int option, const void *value, size_t size), (socket, option, value, size))
FORWARD(int, zmq_getsockopt, (void *socket, int option, void *value, size_t *size), (socket, option, value, size))
FORWARD(int, zmq_bind, (void *socket, const char *address), (socket, address))
FORWARD(int, zmq_connect, (void *socket, const char *address), (socket, address))
FORWARD(int, zmq_send, (void *socket, const void *bytes, size_t count, int flags), (socket, bytes, count, flags))
FORWARD(int, zmq_poll, (zmq_pollitem_t *items, int count, long timeout), (items, count, timeout))
FORWARD(int, zmq_msg_init, (zmq_msg_t *message), (message))
FORWARD(int, zmq_msg_recv, (zmq_msg_t *message, void *socket, int flags), (message, socket, flags))
FORWARD(int, zmq_msg_close, (zmq_msg_t *message), (message))
FORWARD(void *, zmq_msg_data, (zmq_msg_t *message), (message))
FORWARD(size_t, zmq_msg_size, (const zmq_msg_t *message), (message))
FORWARD(int, zmq_msg_more, (const zmq_msg_t *message), (message))
