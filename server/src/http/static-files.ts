import {fileURLToPath} from 'node:url';
import fastifyStatic from '@fastify/static';
import type {FastifyInstance, FastifyReply} from 'fastify';
import type {WidgetReleases} from './widget-releases.js';

/** A name that changes with the content, such as `core-8f3kQ2ab.js`; `most-viewed.js` is none. */
const HASHED_NAME = /-(?=[^.]*[A-Z0-9])[A-Za-z0-9_-]{8}\.(?:js|css)(?:\.map)?$/;
const FIVE_MINUTES = 'public, max-age=300, stale-while-revalidate=600, stale-if-error=86400';
const FOR_EVER = 'public, max-age=31536000, immutable';

/**
 * Serves the widgets and the files of the demonstration site. The newest release stands under `/widgets/v1/`, with the hashed files of
 * the older ones, which a page may still ask for out of its cache; each release stands under its own name too, and never changes there.
 */
export async function mountStaticFiles(
  app: FastifyInstance,
  {widgets, demo}: {readonly widgets: WidgetReleases; readonly demo: URL},
): Promise<void> {
  const shared = {index: false, dotfiles: 'ignore', cacheControl: false, decorateReply: false} as const;
  await app.register(fastifyStatic, {
    ...shared,
    root: [...widgets.folders],
    prefix: '/widgets/v1/',
    allowedPath: (path, root) => root === widgets.folders[0] || HASHED_NAME.test(path),
    preCompressed: true,
    suppressWarning: true,
    setHeaders: (reply, path) => {
      keep(reply, HASHED_NAME.test(path.replace(/\.(?:br|gz)$/, '')) ? FOR_EVER : FIVE_MINUTES);
    },
  });
  if (widgets.place !== undefined) {
    await app.register(fastifyStatic, {
      ...shared,
      root: widgets.place,
      prefix: '/widgets/',
      preCompressed: true,
      suppressWarning: true,
      setHeaders: (reply) => keep(reply, FOR_EVER),
    });
  }
  await app.register(fastifyStatic, {
    ...shared,
    root: fileURLToPath(demo),
    prefix: '/',
    index: 'index.html',
    suppressWarning: true,
    // The article page is a template: without an article it would show its placeholders.
    allowedPath: (path) => path !== '/bai-viet.html',
    setHeaders: (reply) => keep(reply, FIVE_MINUTES),
  });
}

function keep(reply: FastifyReply, cacheControl: string): void {
  void reply.headers({'cache-control': cacheControl, vary: 'Accept-Encoding'});
}
