import { applyDecorators } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiQuery, ApiResponse } from '@nestjs/swagger';
import { z } from 'zod';
import type { SchemaName } from './open-api-schemas.ts';

export interface RouteDescription {
  readonly summary: string;
  readonly query?: z.ZodObject;
  readonly body?: SchemaName;
  readonly answer?: SchemaName;
  readonly status?: 200 | 201 | 204;
}

/** What the API's documentation says of a route; the schemas are the ones that validate it. */
export function DescribeRoute({ summary, query, body, answer, status = 200 }: RouteDescription) {
  return applyDecorators(
    ApiOperation({ summary }),
    ...(query
      ? Object.entries(query.shape).map(([name, schema]) => describeQuery(name, schema as z.ZodType))
      : []),
    ...(body ? [ApiBody({ schema: reference(body) })] : []),
    ApiResponse({
      status,
      description: answer ?? 'Done',
      ...(answer && { content: { 'application/json': { schema: reference(answer) } } }),
    }),
    ...refusals.map(([code, description]) =>
      ApiResponse({
        status: code,
        description,
        content: { 'application/problem+json': { schema: reference('Problem') } },
      }),
    ),
  );
}

const refusals = [
  [401, 'No valid access token'],
  [403, 'The access token lacks the scope'],
] as const;

function describeQuery(name: string, schema: z.ZodType) {
  const { description, $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io: 'input' });
  return ApiQuery({ name, required: false, ...(description && { description }), schema: rest as object });
}

function reference(name: SchemaName) {
  return { $ref: `#/components/schemas/${name}` };
}
