/** The four databases, each owned by the login role of the same name (the role that may open no other). */
export const databaseNames = ['authorization_server', 'contact_saver', 'message_writer', 'flow'] as const;

export type DatabaseName = (typeof databaseNames)[number];

/** Every login role; `flow_writer` may only insert into `flow`. */
export const roleNames = [...databaseNames, 'flow_writer'] as const;

export type RoleName = (typeof roleNames)[number];

/** The folder of a database in `prisma/`. */
export function prismaFolder(database: DatabaseName): string {
  return database.replaceAll('_', '-');
}

/** The environment variable that names a role's connection URL. */
export function urlVariable(role: RoleName): `${Uppercase<RoleName>}_DATABASE_URL` {
  return `${role.toUpperCase() as Uppercase<RoleName>}_DATABASE_URL`;
}

/** The line of `secrets.env` that holds a role's password. */
export function passwordVariable(role: RoleName): `${Uppercase<RoleName>}_DATABASE_PASSWORD` {
  return `${role.toUpperCase() as Uppercase<RoleName>}_DATABASE_PASSWORD`;
}

/** The database a role logs in to. */
export function databaseOf(role: RoleName): DatabaseName {
  return role === 'flow_writer' ? 'flow' : role;
}
