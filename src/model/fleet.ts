/** The fleet report's nouns, generated from schemas/fleet.schema.json. */
export type { Fleet, FleetRun, Group, Member, MemberCause, Trait } from './fleet.generated.ts';
