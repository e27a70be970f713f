/** A browser's form to `route`, as `POST /i/{token}/book`, as an HTTP API hands it over. */
export function formEvent(route: string, token: string, body: string): object {
  return { ...request(route, token), body: Buffer.from(body).toString('base64'), isBase64Encoded: true };
}

/** A browser that opens `route`, as `GET /i/{token}`. */
export function pageEvent(route: string, token: string): object {
  return { ...request(route, token), isBase64Encoded: false };
}

function request(route: string, token: string): object {
  const [method = '', path = ''] = route.split(' ');
  const rawPath = path.replace('{token}', token);
  return {
    version: '2.0',
    routeKey: route,
    rawPath,
    rawQueryString: '',
    headers: {
      host: 'interviews.example.org',
      accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
      'content-type': 'application/x-www-form-urlencoded',
    },
    requestContext: {
      domainName: 'interviews.example.org',
      http: { method, path: rawPath, protocol: 'HTTP/1.1', sourceIp: '203.0.113.1', userAgent: 'bench' },
    },
    pathParameters: { token },
  };
}
