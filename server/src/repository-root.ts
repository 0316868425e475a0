/** The folder of the whole repository, with a slash at its end; the same from the built server and the built tests. */
export const repositoryRoot = new URL('../../', import.meta.url);
