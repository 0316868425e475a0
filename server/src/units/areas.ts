import {readFileSync} from 'node:fs';
import {Ajv2020} from 'ajv/dist/2020.js';
import {unknown} from '../http/errors.js';
import type {Handlers} from '../http/mount.js';
import {wholeList} from '../http/paging.js';
import {repositoryRoot} from '../repository-root.js';

/** A province, a city, a commune, a ward or a special zone with its official code. */
interface Area {
  readonly code: string;
  readonly name: string;
}

/** An address in two levels, as since 1/7/2025. */
export interface AreaCodes {
  readonly province: string;
  readonly commune?: string | undefined;
}

type Data = readonly (Area & {readonly communes: readonly (readonly [code: string, name: string])[]})[];

const isData = new Ajv2020({validateSchema: false}).compile<Data>({
  type: 'array',
  items: {
    type: 'object',
    required: ['code', 'name', 'communes'],
    properties: {
      code: {type: 'string'},
      name: {type: 'string'},
      communes: {
        type: 'array',
        items: {type: 'array', minItems: 2, maxItems: 2, prefixItems: [{type: 'string'}, {type: 'string'}]},
      },
    },
  },
});

/** What follows the kind of an area decides its place in a list: «Phường Ba Đình» stands with the other B. */
const KIND = /^(?:Thành phố|Tỉnh|Phường|Xã|Đặc khu) /u;
const byName = new Intl.Collator('vi', {numeric: true});

/** The administrative areas of Vietnam, in Vietnamese alphabetical order. */
export class Areas {
  readonly provinces: readonly Area[];
  readonly #communes: ReadonlyMap<string, readonly Area[]>;

  /** @throws Error when the file does not hold areas */
  constructor(file: URL = new URL('server/data/areas.json', repositoryRoot)) {
    const data: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (!isData(data)) throw new Error(`${file.pathname}: not a list of areas`);
    this.provinces = inOrder(data.map(({code, name}) => ({code, name})));
    this.#communes = new Map(
      data.map(({code, communes}) => [code, inOrder(communes.map(([commune, name]) => ({code: commune, name})))]),
    );
  }

  /** The communes of a province; undefined when there is no such province. */
  communesOf(province: string): readonly Area[] | undefined {
    return this.#communes.get(province);
  }

  /** An address by name, the commune first; undefined when the codes name nothing, or a commune of another province. */
  nameOf({province, commune}: AreaCodes): string | undefined {
    const provinceName = this.provinces.find(({code}) => code === province)?.name;
    if (commune === undefined || provinceName === undefined) return provinceName;
    const communeName = this.#communes.get(province)?.find(({code}) => code === commune)?.name;
    return communeName === undefined ? undefined : `${communeName}, ${provinceName}`;
  }
}

function inOrder(areas: Area[]): Area[] {
  const shortName = ({name}: Area) => name.replace(KIND, '');
  return areas.sort(
    (one, other) => byName.compare(shortName(one), shortName(other)) || byName.compare(one.name, other.name),
  );
}

export function areaHandlers(areas: Areas): Pick<Handlers, 'listProvinces' | 'listCommunes'> {
  return {
    listProvinces: ({now}) => Promise.resolve(wholeList([...areas.provinces], now)),
    listCommunes({path: {id}, now}) {
      const communes = areas.communesOf(id);
      return communes ? Promise.resolve(wholeList([...communes], now)) : Promise.reject(unknown('area', 'id'));
    },
  };
}
