#compdef fundledger
# zsh completion for fundledger
#   source <(fundledger completion zsh)

_fundledger() {
    local line word
    local -a candidates
    for line in "${(@f)$(${~words[1]} __complete -- "${(@)words[2,CURRENT]}" 2>/dev/null)}"; do
        if [[ $line == :file ]]; then
            [[ ${words[CURRENT]} == -*=* ]] && compset -P '*='
            _files
            return
        fi
        [[ -z $line ]] && continue
        word=${line%%$'\t'*}
        if [[ $line == *$'\t'* ]]; then
            candidates+=("${word//:/\\:}:${line#*$'\t'}")
        else
            candidates+=("${word//:/\\:}")
        fi
    done
    _describe fundledger candidates
}

if [[ $funcstack[1] == _fundledger ]]; then
    _fundledger "$@"
else
    compdef _fundledger fundledger
fi
