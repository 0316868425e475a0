/** Whose server no page may ask for anything. */
export declare const ATTACKER: string;
/** By name, bodies that have run something in one parser or sanitiser or another. What runs calls `window.attacked`. */
export declare const HOSTILE: Readonly<Record<string, string>>;
