const LISTEN_FAILURES: Readonly<Record<string, string>> = {
  EADDRINUSE: 'cổng này đang được chương trình khác dùng. Hãy đặt PORT sang số khác hoặc dừng chương trình kia',
  EACCES: 'hệ điều hành không cho dùng cổng này. Hãy đặt PORT từ 1024 trở lên',
  EADDRNOTAVAIL: 'máy này không có địa chỉ đó. Hãy kiểm tra HOST',
  ENOTFOUND: 'không tìm thấy tên máy đó. Hãy kiểm tra HOST',
};

/** Ends the program with a sentence for who started it. */
export function giveUp(what: string, error: unknown): never {
  process.stderr.write(`${what}: ${reasonOf(error)}\n`);
  process.exit(1);
}

/** Why something failed, in Vietnamese where the reason is one that operators can mend. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if ('syscall' in error && 'code' in error && typeof error.code === 'string') {
    const reason = LISTEN_FAILURES[error.code];
    const place =
      'address' in error && 'port' in error ? `${String(error.address)}:${String(error.port)}` : 'địa chỉ này';
    if (reason) return `không mở được ${place}: ${reason}.`;
  }
  return error.message;
}
