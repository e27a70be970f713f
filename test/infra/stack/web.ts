import { describe, expect, it } from 'vitest';
import { type Entry, entries } from '../../../functions/entries.ts';
import { plain } from './statements.ts';
import { functionOf, ofType, otherTemplate, template } from './synthesized.ts';

const expected = (entries as readonly Entry[])
  .flatMap(({ trigger }) => (trigger.kind === 'http' ? trigger.routes : []))
  .flatMap(({ method, path }) =>
    method === 'GET' ? [`GET ${path}`, `HEAD ${path}`] : [`${method} ${path}`],
  );

const [, { Properties: stage }] = ofType(template, 'AWS::ApiGatewayV2::Stage')[0]!;

describe('the routes', () => {
  it('are those of the entries, and a HEAD beside every GET', () => {
    const carried = ofType(template, 'AWS::ApiGatewayV2::Route').map(
      ([, { Properties }]) => Properties.RouteKey,
    );
    expect(carried.sort()).toEqual(expected.sort());
  });

  it('each have a throttle of their own, below the one for all', () => {
    expect(Object.keys(stage.RouteSettings).sort()).toEqual(expected.sort());
    const { ThrottlingRateLimit: most, ThrottlingBurstLimit: mostAtOnce } = stage.DefaultRouteSettings;
    for (const { ThrottlingRateLimit, ThrottlingBurstLimit } of Object.values<typeof stage>(
      stage.RouteSettings,
    )) {
      expect(ThrottlingRateLimit).toBeLessThanOrEqual(most);
      expect(ThrottlingBurstLimit).toBeLessThanOrEqual(mostAtOnce);
    }
  });

  it('let a crowd of two hundred answer at once', () => {
    expect(stage.RouteSettings['POST /i/{token}/book'].ThrottlingBurstLimit).toBeGreaterThanOrEqual(200);
  });

  it('exist before the stage that throttles them', () => {
    const [, created] = ofType(template, 'AWS::ApiGatewayV2::Stage')[0]!;
    const routes = ofType(template, 'AWS::ApiGatewayV2::Route').map(([id]) => id);
    expect(created.DependsOn).toEqual(expect.arrayContaining(routes));
  });
});

describe('the access log', () => {
  it('names the route and never the path, the query, the address or the browser', () => {
    const line: Record<string, string> = JSON.parse(stage.AccessLogSettings.Format);
    expect(line.route).toBe('$context.routeKey');
    expect(Object.values(line).join(' ')).not.toMatch(/path|query|sourceIp|userAgent|header|authorizer|raw/i);
  });
});

describe('the address of the pages', () => {
  it('is the API’s own unless the programme has one', () => {
    expect(plain(publicUrl(template))).toBe('WebApi.ApiEndpoint');
  });

  it('is the programme’s where it has one, and then the only one', () => {
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
