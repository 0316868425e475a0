import type {Areas} from '../store/areas.js';
import type {Handlers} from './mount.js';
import {wholeList} from './page.js';
import {unknown} from './problems.js';

export function areaHandlers(areas: Areas): Pick<Handlers, 'listProvinces' | 'listCommunes'> {
  return {
    listProvinces: ({now}) => Promise.resolve(wholeList([...areas.provinces], now)),
    listCommunes({path: {id}, now}) {
      const communes = areas.communesOf(id);
      return communes ? Promise.resolve(wholeList([...communes], now)) : Promise.reject(unknown('area', 'id'));
    },
  };
}
