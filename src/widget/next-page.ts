/** Whether there is more behind what is shown. */
export type NextPage = 'none' | 'there' | 'loading' | 'failed';
