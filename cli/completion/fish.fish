# fish completion for fundledger
#   fundledger completion fish | source

function __fundledger_complete
    set -l words (commandline -opc)
    set -l program $words[1]
    set -e words[1]
    set -l found ($program __complete -- $words (commandline -ct | string collect --allow-empty) 2>/dev/null)
    if test "$found" = ":file"
        __fish_complete_path (commandline -ct)
    else
        printf '%s\n' $found
    end
end

complete -c fundledger -f -a '(__fundledger_complete)'
