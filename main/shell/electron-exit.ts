/** Electron's main process ends with this when only a new process can help; its parent or systemd starts one. */
export const RESTART_ME = 70;
