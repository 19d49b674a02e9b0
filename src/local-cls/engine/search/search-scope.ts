import { type Place, type SearchLeaf } from '#language';
import { type IndexVersion } from '../../store/topic-record';
import { type Switches } from '../../switches';

/** What a condition is compiled for: the searched records of one index version. */
export interface SearchScope {
  version: IndexVersion;
  /** In force now. What an older index does not allow finds nothing; what the current one does not allow is refused. */
  isCurrent: boolean;
  table: string;
  /** The condition that a record is one of them. */
  own: string;
  syntax: 'cql' | 'lucene';
  numberGroups: Switches['numberGroups'];
  places: ReadonlyMap<SearchLeaf, Place>;
}
