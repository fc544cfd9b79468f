import JupyterMessages

/// How one type of request is answered.
package struct Handler {
  package enum Lane {
    /// On the execution thread, in order of arrival.
    case execution
    /// At once, on the transport's thread.
    case immediate
    /// At once on the control channel, in order on the shell.
    case byChannel
    /// At once and without busy and idle: it answers a question of ours.
    case answer
  }

  package var type: String
  /// The type of its reply; nothing for messages that have none.
  package var replyType: String?
  var lane: Lane
  var isSkippedAfterFailure: Bool
  var run: (Kernel, RequestContext) throws(MalformedContent) -> Void

  init<Request: MessageContent>(
    _ request: Request.Type, replyType: String?, lane: Lane, isSkippedAfterFailure: Bool = false,
    _ body: @escaping (Kernel, Request, RequestContext) -> Void
  ) {
    type = request.messageType
    self.replyType = replyType
    self.lane = lane
    self.isSkippedAfterFailure = isSkippedAfterFailure
    run = { (kernel, context) throws(MalformedContent) in
      body(kernel, try context.message.content(as: Request.self), context)
    }
  }
}

/// The requests this kernel knows: one row each. Anything else is answered with busy and idle.
package enum HandlerTable {
  package static let rows: [Handler] = [
    Handler(KernelInfoRequest.self, replyType: "kernel_info_reply", lane: .byChannel) {
      kernel, _, context in context.reply(kernel.kernelInfo)
    },
    Handler(
      ExecuteRequest.self, replyType: "execute_reply", lane: .execution,
      isSkippedAfterFailure: true
    ) { $0.execute($1, $2) },
    Handler(CompleteRequest.self, replyType: "complete_reply", lane: .execution) {
      $0.complete($1, $2)
    },
    Handler(InspectRequest.self, replyType: "inspect_reply", lane: .execution) {
      $0.inspect($1, $2)
    },
    Handler(IsCompleteRequest.self, replyType: "is_complete_reply", lane: .execution) {
      $0.isComplete($1, $2)
    },
    Handler(HistoryRequest.self, replyType: "history_reply", lane: .execution) {
      $0.showHistory($1, $2)
    },
    Handler(CommInfoRequest.self, replyType: "comm_info_reply", lane: .execution) {
      _, _, context in context.reply(CommInfoReply())
    },
    Handler(CommOpen.self, replyType: nil, lane: .execution) { _, request, context in
      // This kernel has no comm targets, and the protocol's answer to an unknown one is this.
      context.publish(CommClose(commID: request.commID))
    },
    // Messages to a comm that was never open may cross its comm_close on the way: ignored.
    Handler(CommMessage.self, replyType: nil, lane: .execution) { _, _, _ in },
    Handler(CommClose.self, replyType: nil, lane: .execution) { _, _, _ in },
    Handler(InterruptRequest.self, replyType: "interrupt_reply", lane: .immediate) {
      kernel, _, context in
      kernel.interruptSession()
      context.reply(InterruptReply())
    },
    Handler(ShutdownRequest.self, replyType: "shutdown_reply", lane: .immediate) {
      kernel, request, context in
      context.reply(ShutdownReply(restart: request.restart))
      context.publish(ShutdownReply(restart: request.restart))
      kernel.endingAfterReply = .shutdown(restart: request.restart)
    },
    Handler(InputReply.self, replyType: nil, lane: .answer) { kernel, reply, _ in
      if !kernel.inputs.answer(reply.value) {
        kernel.configuration.log.note("dropped an input_reply: nothing was asked")
      }
    },
  ]

  private static let index = Dictionary(
    uniqueKeysWithValues: rows.map { ($0.type, $0) })

  static func handler(for type: String) -> Handler? { index[type] }
}
