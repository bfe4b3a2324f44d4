/** A program for sh, run inside of a machine's namespace: takes away whatever is there, and prints the interfaces that
 *  it found. `$1` holds the machine's own interfaces; the words after it are sysctl settings. Few processes, because
 *  `clear` runs it on ten machines at once. It is a constant; nothing is ever put into its text. */
export const WIPE_SCRIPT = `
own=" $1 "; shift
nl='
'
links='' queues='' rules='' rules6=''
for name in $(ip -o link show | sed 's/^[0-9]*: \\([^:@ ]*\\).*/\\1/'); do
  echo "$name"
  case "$own" in
    *" $name "*)
      queues="$queues qdisc delete dev $name root\${nl}qdisc delete dev $name ingress\${nl}"
      links="$links link set $name down\${nl}address flush dev $name\${nl}" ;;
    *) links="$links link delete $name\${nl}" ;;
  esac
done
# A route of another table than main says so.
tables() {
  said=' main '
  ip "$1" route show table all | while read -r line; do
    case "$line" in *' table '*) ;; *) continue ;; esac
    table=\${line##* table }; table=\${table%% *}
    case "$said" in *" $table "*) continue ;; esac
    said="$said$table "
    [ "$table" = local ] || echo "route flush table $table"
  done
}
rules="rule flush\${nl}rule add pref 32766 lookup main\${nl}rule add pref 32767 lookup default\${nl}"
rules6="rule flush\${nl}rule add pref 32766 lookup main\${nl}route flush table main\${nl}$(tables -6)"
rules="$rules route flush table main\${nl}$(tables -4)\${nl}tcp_metrics flush all\${nl}"
# With -force a batch goes on after a line that fails: what is not there needs no taking away.
echo "$queues" | tc -force -batch - >/dev/null 2>&1
echo "$links$rules" | ip -force -batch - >/dev/null 2>&1
echo "$rules6" | ip -6 -force -batch - >/dev/null 2>&1
nft flush ruleset || exit 1
# A table of the old iptables stays once it was touched; to list one that is not there would make it.
for tool in iptables ip6tables; do
  file=/proc/net/ip_tables_names; [ "$tool" = iptables ] || file=/proc/net/ip6_tables_names
  [ -r "$file" ] || continue
  while read -r table; do
    $tool-legacy -t "$table" -F && $tool-legacy -t "$table" -X || exit 1
    for chain in $($tool-legacy -t "$table" -S | sed -n 's/^-P \\([A-Z]*\\) .*/\\1/p'); do
      $tool-legacy -t "$table" -P "$chain" ACCEPT || exit 1
    done
  done <"$file"
done
# A setting that the kernel does not have (yet) needs no setting back.
sysctl -eqw "$@"
`;
