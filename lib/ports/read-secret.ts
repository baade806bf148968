/** The secret that a name stands for, such as a token in the environment; empty where none was set. It is never shown. */
export type ReadSecret = (name: string) => string;
