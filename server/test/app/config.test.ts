import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {ConfigError, readConfig} from '../../src/config.js';

describe('the configuration', () => {
  test('needs no variable: this machine only, port 8080, data in the repository', () => {
    const config = readConfig({PORT: ' '});
    assert.deepEqual([config.host, config.port], ['127.0.0.1', 8080]);
    assert.ok('dataDir' in config.database);
    assert.match(config.database.dataDir, /[\\/]\.data[\\/]?$/);
  });

  test('takes what the environment says', () => {
    const config = readConfig({HOST: '::', PORT: '0', DATA_DIR: '/srv/danvan', TRUSTED_PROXIES: '10.0.0.1, fd00::/8'});
    assert.deepEqual([config.host, config.port, config.database], ['::', 0, {dataDir: '/srv/danvan'}]);
    assert.deepEqual(config.trustedProxies, ['10.0.0.1', 'fd00::/8']);
  });

  test('shows where the data is without the password', () => {
    const url = 'postgresql://danvan:bi-mat@db.example.vn:5432/danvan?sslmode=require&password=bi-mat';
    const config = readConfig({DATABASE_URL: url});
    assert.deepEqual(config.database, {url});
    assert.equal(config.databasePlace, 'PostgreSQL postgresql://danvan:***@db.example.vn:5432/danvan');
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
    ['TRUSTED_PROXIES', '1'],
    ['LOG_LEVEL', 'loud'],
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
