import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {describe, test} from 'node:test';
import {ConfigError, readConfig} from '../../src/config.js';

const KEY = 'AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=';

describe('the configuration', () => {
  test('needs no variable: this machine only, port 8080, data in the repository', () => {
    const config = readConfig({PORT: ' '});
    assert.deepEqual([config.host, config.port], ['127.0.0.1', 8080]);
    assert.ok('dataDir' in config.database);
    assert.match(config.database.dataDir, /[\\/]\.data[\\/]?$/);
  });

  test('takes what the environment says', () => {
    const behind = {TRUSTED_PROXIES: '10.0.0.1, fd00::/8', PUBLIC_URL: 'https://api.vn'};
    const config = readConfig({HOST: '::', PORT: '0', DATA_DIR: '/srv/danvan', ...behind});
    assert.deepEqual([config.host, config.port, config.database], ['::', 0, {dataDir: '/srv/danvan'}]);
    assert.deepEqual(config.trustedProxies, ['10.0.0.1', 'fd00::/8']);
    assert.equal(config.publicUrl, 'https://api.vn/');
    assert.equal(readConfig({}).publicUrl, undefined);
    assert.equal(readConfig({PUBLIC_URL: 'https://API.vn/tin'}).publicUrl, 'https://api.vn/tin/');
  });

  test('wants the public address behind a proxy, which passes on whatever a request says of it', () => {
    const error = captured(() => readConfig({TRUSTED_PROXIES: '10.0.0.1'}));
    assert.match(error, /PUBLIC_URL .*TRUSTED_PROXIES.*https:/);
  });

  test('shows where the data is without the password', () => {
    const url = 'postgresql://danvan:bi-mat@db.example.vn:5432/danvan?sslmode=require&password=bi-mat';
    const config = readConfig({DATABASE_URL: url, DANVAN_KEY: KEY});
    assert.deepEqual(config.database, {url});
    assert.equal(config.databasePlace, 'PostgreSQL postgresql://danvan:***@db.example.vn:5432/danvan');
  });

  test('keeps the key in the data folder unless one is given', () => {
    assert.deepEqual(readConfig({DATA_DIR: '/srv/danvan'}).keys, {file: '/srv/danvan/key'});
    const {keys} = readConfig({DANVAN_KEY: KEY, DANVAN_OLD_KEYS: `${KEY}, ${KEY}`});
    const key = Buffer.from(KEY, 'base64');
    assert.deepEqual(keys, {current: key, old: [key, key]});
  });

  test('wants a key for a database elsewhere, and prints a command that makes one', () => {
    const error = captured(() => readConfig({DATABASE_URL: 'postgresql://danvan@db.example.vn/danvan'}));
    const script = /node -e "([^"]+)"/.exec(error)?.[1] ?? '';
    const made = execFileSync(process.execPath, ['-e', script], {encoding: 'utf8'}).trim();
    assert.ok('current' in readConfig({DANVAN_KEY: made}).keys);
  });

  const wrong: [string, string][] = [
    ['PORT', '80a'],
    ['PORT', '-1'],
    ['PORT', '65536'],
    ['PORT', '8080.5'],
    ['HOST', 'http://localhost'],
    ['DATABASE_URL', 'mysql://danvan:bi-mat@localhost/danvan'],
    ['DATABASE_URL', 'bi-mat'],
    ['TRUSTED_PROXIES', '10.0.0.0/33'],
    ['PUBLIC_URL', 'api.tinh.gov.vn'],
    ['PUBLIC_URL', 'ftp://api.tinh.gov.vn/'],
    ['PUBLIC_URL', 'https://api.tinh.gov.vn/?a=1'],
    ['PUBLIC_URL', 'https://ten:mat-khau@api.tinh.gov.vn/'],
    ['TRUSTED_PROXIES', '1'],
    ['LOG_LEVEL', 'loud'],
    ['DANVAN_KEY', 'bi-mat'],
    ['RETENTION_DAYS', '29'],
    ['FEEDBACK_PER_MINUTE', '0'],
  ];
  for (const [name, value] of wrong) {
    test(`${name}=${value} is refused by name, in Vietnamese, without a secret`, () => {
      assert.throws(
        () => readConfig({[name]: value}),
        (error) =>
          error instanceof ConfigError && error.message.startsWith(`${name} phải`) && !error.message.includes('bi-mat'),
      );
    });
  }
});

function captured(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
  }
  throw new assert.AssertionError({message: 'Expected a ConfigError'});
}
