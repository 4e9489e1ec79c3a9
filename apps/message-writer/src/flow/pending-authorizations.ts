import 'server-only';
import { createHash } from 'node:crypto';
import type { MessageWriterDatabase, PendingAuthorizationModel } from '@ecosystem/prisma/message-writer';
import { ConnectionProblem } from '../oauth/errors.ts';
import { type Seal, UnsealError } from '@ecosystem/seal/seal';
import type { FlowState, FlowStore } from './driver.ts';
import { type FlowMessages, flowMessagesSchema } from './messages.ts';
import { type StepName, firstStep } from './steps.ts';

/** A pending authorization with whom it belongs to. */
export interface PendingAuthorization extends FlowState {
  readonly sessionIdHash: string;
  readonly returnTo: string;
  readonly expiresAt: Date;
  readonly createdAt: Date;
  /** Why it failed, as a problem's code. */
  readonly failure: string | null;
}

/** Seconds a person may take for sign-in and consent. */
export const pendingLifetime = 2 * 60 * 60;

/** Pending authorizations in PostgreSQL: any replica can take the next step, and none can take it twice. */
export class PendingAuthorizations implements FlowStore {
  readonly #database: MessageWriterDatabase;
  readonly #seal: Seal;

  constructor(database: MessageWriterDatabase, seal: Seal) {
    this.#database = database;
    this.#seal = seal;
  }

  async create(
    sessionIdHash: string,
    returnTo: string,
    hold: FlowState['hold'],
    messages: FlowMessages,
  ): Promise<PendingAuthorization> {
    const stateHash = hashState(messages.state);
    const row = await this.#database.pendingAuthorization.create({
      data: {
        sessionIdHash,
        stateHash,
        returnTo,
        step: firstStep,
        phase: 'ready',
        hold,
        sealedMessages: this.#seal.seal(messages, stateHash),
        expiresAt: new Date(Date.now() + pendingLifetime * 1000),
      },
    });
    return this.#open(row);
  }

  /** The newest flow of a session, however it ended. */
  async findNewest(sessionIdHash: string): Promise<PendingAuthorization | undefined> {
    const row = await this.#database.pendingAuthorization.findFirst({
      where: { sessionIdHash },
      orderBy: { createdAt: 'desc' },
    });
    return row === null ? undefined : this.#open(row);
  }

  async setHold(id: string, hold: FlowState['hold']): Promise<void> {
    await this.#database.pendingAuthorization.updateMany({ where: { id }, data: { hold } });
  }

  /** Gives up every flow of a session. */
  async abandon(sessionIdHash: string): Promise<void> {
    await this.#database.pendingAuthorization.deleteMany({ where: { sessionIdHash } });
  }

  /** RFC 9700 §4.7: the request an answer belongs to is found by `state`, and belongs to one session. */
  async findByState(state: string): Promise<PendingAuthorization | undefined> {
    const row = await this.#database.pendingAuthorization.findUnique({
      where: { stateHash: hashState(state) },
    });
    return row === null ? undefined : this.#open(row);
  }

  /** Keeps the browser's answer; false when an answer has been kept before. */
  async receive(pending: PendingAuthorization, authorizationResponse: string): Promise<boolean> {
    const messages = { ...pending.messages, authorizationResponse };
    return this.advance(pending, 'validate-authorization-response', messages);
  }

  async beginSending({ id, step }: FlowState): Promise<boolean> {
    const { count } = await this.#database.pendingAuthorization.updateMany({
      where: { id, step, phase: 'ready' },
      data: { phase: 'sending', sendingSince: new Date() },
    });
    return count === 1;
  }

  async advance(state: FlowState, step: StepName, messages: FlowMessages): Promise<boolean> {
    const { count } = await this.#database.pendingAuthorization.updateMany({
      where: { id: state.id, step: state.step, phase: { in: ['ready', 'sending'] } },
      data: {
        step,
        phase: 'ready',
        sendingSince: null,
        sealedMessages: this.#seal.seal(messages, hashState(messages.state)),
      },
    });
    return count === 1;
  }

  /** What was won is stored: nothing of the flow is kept, and its session has a new id. */
  async finish({ id, sessionIdHash }: PendingAuthorization, newIdHash: string): Promise<void> {
    await this.#database.$transaction([
      this.#database.pendingAuthorization.updateMany({
        where: { id },
        data: { phase: 'done', sendingSince: null, sealedMessages: '' },
      }),
      this.#database.pendingAuthorization.updateMany({
        where: { sessionIdHash },
        data: { sessionIdHash: newIdHash },
      }),
    ]);
  }

  async fail({ id }: FlowState, problem: ConnectionProblem): Promise<void> {
    await this.#database.pendingAuthorization.updateMany({
      where: { id, phase: { not: 'done' } },
      data: { phase: 'failed', failure: problem.code, sealedMessages: '' },
    });
  }

  async reload(id: string): Promise<PendingAuthorization> {
    const row = await this.#database.pendingAuthorization.findUnique({ where: { id } });
    if (row === null) throw new ConnectionProblem('used_answer');
    return this.#open(row);
  }

  /** @throws {ConnectionProblem} `expired` when the key it was sealed with has been taken away */
  #unseal({ sealedMessages, stateHash }: PendingAuthorizationModel): unknown {
    try {
      return this.#seal.unseal(sealedMessages, stateHash);
    } catch (cause) {
      if (cause instanceof UnsealError) throw new ConnectionProblem('expired', { cause });
      throw cause;
    }
  }

  #open(row: PendingAuthorizationModel): PendingAuthorization {
    const messages = row.sealedMessages === '' ? noMessages : this.#unseal(row);
    return {
      id: row.id,
      sessionIdHash: row.sessionIdHash,
      returnTo: row.returnTo,
      expiresAt: row.expiresAt,
      createdAt: row.createdAt,
      failure: row.failure,
      hold: row.hold as FlowState['hold'],
      step: row.step as StepName,
      phase: row.phase as FlowState['phase'],
      sendingSince: row.sendingSince,
      messages: flowMessagesSchema.parse(messages),
    };
  }
}

const noMessages: FlowMessages = {
  scope: '',
  state: '',
  nonce: '',
  codeVerifier: '',
};

function hashState(state: string): string {
  return createHash('sha256').update(state).digest('base64url');
}
