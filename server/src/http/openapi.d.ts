/** The contract, read by the build. */
declare module '*/openapi.yaml' {
  /** As it is published. */
  export const text: string;
  export const document: unknown;
}
