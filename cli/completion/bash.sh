# bash completion for fundledger
#   source <(fundledger completion bash)

_fundledger() {
    local IFS=$'\n' word line i n=0
    local -a words=()
    # Bash divides words at "=": put --flag=value together again.
    for ((i = 1; i <= COMP_CWORD; i++)); do
        word=${COMP_WORDS[i]}
        if ((n > 0)) && [[ $word == "=" || ${COMP_WORDS[i - 1]} == "=" ]]; then
            words[n - 1]+=$word
        else
            words[n]=$word
            n=$((n + 1))
        fi
    done
    local typed=${COMP_WORDS[COMP_CWORD]}
    [[ $typed == "=" ]] && typed=
    local kept=${words[n - 1]%"$typed"}

    COMPREPLY=()
    while read -r line; do
        if [[ $line == :file ]]; then
            compopt -o filenames 2>/dev/null
            COMPREPLY=($(compgen -f -- "$typed"))
            return
        fi
        line=${line%%$'\t'*}
        COMPREPLY+=("${line#"$kept"}")
    done < <("${1/#\~/$HOME}" __complete -- "${words[@]}" 2>/dev/null)
}

complete -F _fundledger fundledger
