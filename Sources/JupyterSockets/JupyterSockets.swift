// JupyterSockets
