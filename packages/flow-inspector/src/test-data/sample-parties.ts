/** Where the parties of the sample are. */
export interface SampleParties {
  readonly 'message-writer': string;
  readonly 'authorization-server': string;
  readonly 'contact-saver': string;
}

export const sampleParties: SampleParties = {
  'message-writer': 'http://localhost:3000',
  'authorization-server': 'http://localhost:3002',
  'contact-saver': 'http://localhost:3001',
};
