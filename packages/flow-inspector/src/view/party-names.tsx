import type { FlowParty } from '@ecosystem/flow-recorder/flow-party';
import { type ReactNode, createContext, useContext } from 'react';
import type { Trace } from '../trace.ts';
import { type PartyNaming, partyName, partyNaming } from './lanes.ts';

const Naming = createContext<PartyNaming>(partyName);

/** Around what is shown of one flow: each lane goes by the name of who stood in it. */
export function PartyNames({ trace, children }: { readonly trace: Trace; readonly children: ReactNode }) {
  return <Naming value={partyNaming(trace)}>{children}</Naming>;
}

/** How the parties of the flow around a component are called. */
export function usePartyName(): PartyNaming {
  return useContext(Naming);
}

/** The name of one party of the flow around it. */
export function PartyName({ party }: { readonly party: FlowParty }) {
  return usePartyName()(party);
}
