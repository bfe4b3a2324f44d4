/** -j: exact; -a would only add what -j has. */
export function nftArgv(): readonly string[] {
  return ['nft', '-j', 'list', 'ruleset'];
}
