import { activityResource } from '@ecosystem/types/resources';
import {
  type PersonScope,
  activityScopes,
  contactSaverScopes,
  scopeDescriptions,
} from '@ecosystem/types/scopes';
import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import type { Settings } from '../settings.ts';
import { openApiSchemas } from './open-api-schemas.ts';

/**
 * Swagger UI at `/docs`, a public client of its own: "Authorize" runs the code grant with PKCE, in the browser, for one of
 * the two audiences at a time (RFC 8707 §2). It has no secret, so a client's own routes can only be read about.
 */
export function mountDocs(app: INestApplication, { issuer, publicUrl }: Settings): void {
  const codeGrantFor = (resource: string, scopes: readonly PersonScope[]) => ({
    type: 'oauth2' as const,
    flows: {
      authorizationCode: {
        authorizationUrl: `${issuer}/auth?${new URLSearchParams({ resource })}`,
        tokenUrl: `${issuer}/token`,
        scopes: Object.fromEntries(scopes.map((scope) => [scope, scopeDescriptions[scope].sentence])),
      },
    },
  });
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('ContactSaver API')
    .setDescription('Contacts and birthdays of the person an access token speaks for.')
    .setVersion('1.0')
    .addServer(publicUrl)
    .addOAuth2(codeGrantFor(publicUrl, contactSaverScopes))
    .addOAuth2(codeGrantFor(activityResource(publicUrl), activityScopes), 'activity')
    .addOAuth2(clientCredentials(issuer), 'client')
    .build();
  const document = SwaggerModule.createDocument(app, config);
  document.components = { ...document.components, schemas: openApiSchemas() };
  SwaggerModule.setup('docs', app, document, {
    customSiteTitle: 'ContactSaver API',
    // A public client has no secret, so there is no field to type one into.
    customCss:
      '.swagger-ui .wrapper:has(> #client_secret_authorizationCode, > * > #client_secret_authorizationCode) { display: none }',
    jsonDocumentUrl: 'docs/openapi.json',
    swaggerOptions: {
      oauth2RedirectUrl: `${publicUrl}/docs/oauth2-redirect.html`,
      initOAuth: {
        clientId: 'contact-saver-docs',
        usePkceWithAuthorizationCodeGrant: true,
        scopes: [...contactSaverScopes],
      },
    },
  });
}

/** RFC 6749 §4.4: for a client that speaks for itself. */
function clientCredentials(issuer: string) {
  const scopes = { 'occasions.read': 'list public holidays and name days' };
  return { type: 'oauth2' as const, flows: { clientCredentials: { tokenUrl: `${issuer}/token`, scopes } } };
}

/** What Swagger UI's own page needs: its inline styles, and to reach the token endpoint. */
export function docsPolicy(issuer: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    `connect-src 'self' ${issuer}`,
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}
