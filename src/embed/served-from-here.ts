import {servedFrom} from '../widget/find-api.js';

/** The scripts stand two folders below the API that serves them (`/widgets/v1/`), wherever that itself stands. */
servedFrom(new URL('../../', import.meta.url).href);
