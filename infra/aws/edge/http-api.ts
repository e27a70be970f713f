import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  type CfnStage,
  DomainName,
  HttpApi,
  HttpMethod,
  HttpRoute,
  HttpRouteKey,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Route, Trigger } from '#functions/entry.ts';
import { accessLogName } from '#infra/aws/data/access-log-name.ts';
import type { EntryFunction } from '#infra/aws/functions/entry-function.ts';
import { accept } from '#infra/aws/rules/accept-finding.ts';
import type { Settings } from '#infra/settings.ts';
import { readingThrottle, strayThrottle, type Throttle, throttleOf } from './throttles.ts';

export type WebProps = { readonly key: IKey | undefined; readonly domain?: Settings['domain'] };

/** The HTTP API: routes, their throttles, and an access log that names the route and never the path. */
export class Web extends Construct {
  readonly api: HttpApi;
  /** Where applicants' pages are, without a slash at the end. */
  readonly publicUrl: string;
  readonly domain: DomainName | undefined;
  private readonly stage: HttpStage;

  constructor(scope: Construct, { key, domain }: WebProps) {
    super(scope, 'Web');
    this.domain = domain && this.domainName(domain);
    this.api = new HttpApi(this, 'Api', {
      apiName: Stack.of(this).stackName,
      createDefaultStage: false,
      disableExecuteApiEndpoint: domain !== undefined,
    });
    this.publicUrl = domain ? `https://${domain.name}` : this.api.apiEndpoint;
    this.stage = this.defaultStage(key);
  }

  /** Brings the routes to the function, each GET with its HEAD, and the default route where the entry has it. */
  carry(trigger: Extract<Trigger, { kind: 'http' }>, { lambda, entry }: EntryFunction): void {
    const { routes, hasDefaultRoute } = trigger;
    const integration = new HttpLambdaIntegration(entry.name, lambda, { scopePermissionToRoute: false });
    const carried = routes.flatMap((route) =>
      this.api.addRoutes({ path: route.path, methods: methodsOf(route), integration }),
    );
    for (const route of carried) this.open(route);
    this.throttle(
      routes.flatMap((route) => methodsOf(route).map((each) => [keyOf(each, route), throttleOf(route)])),
    );
    if (hasDefaultRoute) this.carryStrays(integration, lambda);
  }

  /** Without it the gateway itself would answer what meets no route, with a line of JSON and without our headers. */
  private carryStrays(integration: HttpLambdaIntegration, lambda: IFunction): void {
    const route = new HttpRoute(this, 'DefaultRoute', {
      httpApi: this.api,
      routeKey: HttpRouteKey.DEFAULT,
      integration,
    });
    this.open(route);
    this.throttle([[HttpRouteKey.DEFAULT.key, strayThrottle]]);
    // The integration's own permission names a method and a path, which the default route does not have.
    const resourceName = `*/${HttpRouteKey.DEFAULT.key}`;
    lambda.addPermission('DefaultRoutePermission', {
      principal: new ServicePrincipal('apigateway.amazonaws.com'),
      sourceArn: Stack.of(this).formatArn({ service: 'execute-api', resource: this.api.apiId, resourceName }),
    });
  }

  private open(route: HttpRoute): void {
    accept(
      route,
      'AwsSolutions-APIG4',
      'A personal link or the session cookie of a coordinator is the credential: the function verifies its signature before it reads anything',
    );
    // A stage refuses settings for a route that does not exist yet.
    this.stage.node.addDependency(route);
  }

  private throttle(throttles: readonly (readonly [routeKey: string, Throttle])[]): void {
    const stage = this.stage.node.defaultChild as CfnStage;
    const before = (stage.routeSettings ?? {}) as Record<string, unknown>;
    const own = throttles.map(([routeKey, throttle]) => [routeKey, limits(throttle)]);
    stage.routeSettings = { ...before, ...Object.fromEntries(own) };
  }

  private defaultStage(encryptionKey: IKey | undefined): HttpStage {
    const accessLog = new LogGroup(this, 'AccessLog', {
      logGroupName: accessLogName(Stack.of(this)),
      ...(encryptionKey ? { encryptionKey } : {}),
      retention: RetentionDays.SIX_MONTHS,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    return new HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      detailedMetricsEnabled: true,
      throttle: { rateLimit: readingThrottle.perSecond, burstLimit: readingThrottle.atOnce },
      accessLogSettings: { destination: new LogGroupLogDestination(accessLog), format: accessLine() },
      ...(this.domain ? { domainMapping: { domainName: this.domain } } : {}),
    });
  }

  private domainName({ name, certificateArn }: NonNullable<Settings['domain']>): DomainName {
    return new DomainName(this, 'Domain', {
      domainName: name,
      certificate: Certificate.fromCertificateArn(this, 'Certificate', certificateArn),
    });
  }
}

function methodsOf({ method }: Route): HttpMethod[] {
  return method === 'GET' ? [HttpMethod.GET, HttpMethod.HEAD] : [HttpMethod.POST];
}

function keyOf(method: HttpMethod, { path }: Route): string {
  return `${method} ${path}`;
}

function limits({ perSecond, atOnce }: Throttle): Record<string, unknown> {
  return { ThrottlingRateLimit: perSecond, ThrottlingBurstLimit: atOnce, DetailedMetricsEnabled: true };
}

/** `routeKey` is the route as written, `GET /i/{token}`. The path holds a key, the address a person: neither is here. */
function accessLine(): AccessLogFormat {
  const fields = {
    requestId: '$context.requestId',
    requestedAt: '$context.requestTime',
    route: '$context.routeKey',
    status: '$context.status',
    bytes: '$context.responseLength',
    milliseconds: '$context.responseLatency',
    failure: '$context.integrationErrorMessage',
  };
  return AccessLogFormat.custom(JSON.stringify(fields));
}
