// JupyterMessages
