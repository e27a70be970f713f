import { describe, expect, it } from 'vitest';
import { entries } from '#functions/entries.ts';
import type { Entry } from '#functions/entry.ts';
import { plain } from './statements.ts';
import { functionOf, ofType, otherTemplate, template } from './synthesized.ts';

const expected = (entries as readonly Entry[])
  .flatMap(({ trigger }) => (trigger.kind === 'http' ? trigger.routes : []))
  .flatMap(({ method, path }) => (method === 'GET' ? [`GET ${path}`, `HEAD ${path}`] : [`${method} ${path}`]))
  .concat('$default');

type Limits = { ThrottlingRateLimit?: number; ThrottlingBurstLimit?: number };
type Stage = {
  RouteSettings: Record<string, Limits>;
  DefaultRouteSettings: Required<Limits>;
  AccessLogSettings: { Format: string };
};

const [, { Properties, DependsOn: createdAfter }] = ofType(template, 'AWS::ApiGatewayV2::Stage')[0]!;
const stage = Properties as Stage;

describe('the routes', () => {
  it('are those of the entries, a HEAD beside every GET, and the one for all that meets none', () => {
    const carried = ofType(template, 'AWS::ApiGatewayV2::Route').map(
      ([, { Properties }]) => Properties.RouteKey,
    );
    expect(carried.sort()).toEqual(expected.sort());
  });

  it('each have a throttle of their own, no looser than the one for all', () => {
    expect(throttleFaults(stage)).toEqual([]);
  });

  it('let a crowd of two hundred answer at once', () => {
    expect(stage.RouteSettings['POST /i/{token}/book']?.ThrottlingBurstLimit).toBeGreaterThanOrEqual(200);
  });

  it('lead what meets none to the applicant’s function, which may be called for it', () => {
    const target = (key: string) => {
      const [route] = ofType(template, 'AWS::ApiGatewayV2::Route').filter(
        ([, { Properties }]) => Properties.RouteKey === key,
      );
      return JSON.stringify(route?.[1].Properties.Target);
    };
    expect(target('$default')).toBe(target('GET /i/{token}'));
    const callable = ofType(template, 'AWS::Lambda::Permission').map(([, { Properties }]) => Properties);
    const byApi = callable.filter(({ Principal }) => Principal === 'apigateway.amazonaws.com');
    const called = byApi.map(({ SourceArn }) => JSON.stringify(SourceArn).replace(/^.*"(.*?)"[\]}]*$/, '$1'));
    const web = entries.filter(({ trigger }) => trigger.kind === 'http');
    expect(called.sort()).toEqual(['/*/$default', ...web.map(() => '/*/*/*')]);
  });

  it('exist before the stage that throttles them', () => {
    const routes = ofType(template, 'AWS::ApiGatewayV2::Route').map(([id]) => id);
    expect(createdAfter).toEqual(expect.arrayContaining(routes));
  });
});

describe('the access log', () => {
  it('names the route and never the path, the query, the address or the browser', () => {
    expect(logFaults(stage)).toEqual([]);
  });
});

describe('a mistake in the stage', () => {
  const book = 'POST /i/{token}/book';
  const logging = (name: string, value: string) => (planted: Stage) => {
    const line = JSON.parse(planted.AccessLogSettings.Format);
    planted.AccessLogSettings.Format = JSON.stringify({ ...line, [name]: value });
  };
  it.each<[string, (planted: Stage) => void, readonly string[]]>([
    ['a route without a throttle', ({ RouteSettings }) => delete RouteSettings[book], [`${book} has none`]],
    [
      'a throttle that names no burst',
      ({ RouteSettings }) => delete RouteSettings[book]!.ThrottlingBurstLimit,
      [`${book} lets too many through`],
    ],
    [
      'a throttle above the one for all',
      ({ RouteSettings }) => {
        RouteSettings[book]!.ThrottlingRateLimit = 1_000_000;
      },
      [`${book} lets too many through`],
    ],
    [
      'a throttle of a route that is not there',
      ({ RouteSettings }) => {
        RouteSettings['GET /nowhere'] = {};
      },
      ['GET /nowhere is no route'],
    ],
    [
      'the default route without a throttle',
      ({ RouteSettings }) => delete RouteSettings.$default,
      ['$default has none'],
    ],
    ['the path in the log', logging('path', '$context.path'), ['$context.path']],
    ['the path in place of the route', logging('route', '$context.path'), ['no route', '$context.path']],
    ['the address in the log', logging('from', '$context.identity.sourceIp'), ['$context.identity.sourceIp']],
    ['anything else in the log', logging('more', '$context.authorizer.x'), ['$context.authorizer.x']],
    [
      'text beside a variable',
      logging('route', 'at $context.routeKey'),
      ['no route', 'at $context.routeKey'],
    ],
  ])('is found: %s', (_, plant, faults) => {
    const planted = structuredClone(stage);
    plant(planted);
    expect([...throttleFaults(planted), ...logFaults(planted)]).toEqual(faults);
  });
});

describe('the address of the pages', () => {
  it('is the API’s own unless the program has one', () => {
    expect(plain(publicUrl(template))).toBe('WebApi.ApiEndpoint');
  });

  it('is the program’s where it has one, and then the only one', () => {
    expect(publicUrl(otherTemplate)).toBe('https://interviews.example.org');
    otherTemplate.hasResourceProperties('AWS::ApiGatewayV2::Api', { DisableExecuteApiEndpoint: true });
    otherTemplate.hasResourceProperties('AWS::ApiGatewayV2::DomainName', {
      DomainName: 'interviews.example.org',
    });
  });
});

function publicUrl(of: typeof template) {
  return functionOf(of, 'notices')[1].Properties.Environment.Variables.PUBLIC_URL;
}

/** Routes without a throttle of their own, with one that is no tighter than that for all, and throttles of no route. */
function throttleFaults({ RouteSettings, DefaultRouteSettings: most }: Stage): string[] {
  const loose = ({ ThrottlingRateLimit, ThrottlingBurstLimit }: Limits) =>
    !(Number(ThrottlingRateLimit) <= most.ThrottlingRateLimit) ||
    !(Number(ThrottlingBurstLimit) <= most.ThrottlingBurstLimit);
  const ofRoutes = expected.flatMap((route) => {
    const own = RouteSettings[route];
    if (!own) return [`${route} has none`];
    return loose(own) ? [`${route} lets too many through`] : [];
  });
  const strays = Object.keys(RouteSettings).filter((route) => !expected.includes(route));
  return [...ofRoutes, ...strays.map((route) => `${route} is no route`)];
}

/** All that may be logged of a request. The path holds a key, the address and the browser a person. */
const harmless = [
  ...['requestId', 'requestTime', 'routeKey', 'status', 'responseLength', 'responseLatency'],
  'integrationErrorMessage',
].map((name) => `$context.${name}`);

function logFaults({ AccessLogSettings: { Format } }: Stage): string[] {
  const line: Record<string, string> = JSON.parse(Format);
  return [
    ...(line.route === '$context.routeKey' ? [] : ['no route']),
    ...Object.values(line).filter((logged) => !harmless.includes(logged)),
  ];
}
