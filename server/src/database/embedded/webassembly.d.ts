/** What Node has of WebAssembly and @types/node does not tell; the types of browsers, which do, are not for a server. */
declare namespace WebAssembly {
  class Module {
    readonly #compiled: true;
  }
  function compile(bytes: Uint8Array): Promise<Module>;
}
