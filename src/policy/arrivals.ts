/** The methods by which requests arrive at a place. */
export interface Arrivals {
  readonly methods: readonly string[];
  /** What answers them there: it is for the one method, or gets all of them whatever it is for, or it is an application, which has routes for each. */
  readonly at: 'its own' | 'one for all' | 'an application';
}
