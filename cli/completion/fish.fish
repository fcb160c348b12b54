# fish completion for fundledger
#   fundledger completion fish | source

function __fundledger_complete
    set -l words (commandline -opc)
    set -l program $words[1]
    set -e words[1]
    set -l typed (commandline -ct)
    set -l found ($program __complete -- $words "$typed" 2>/dev/null)
    if test "$found" = ":file"
        # Behind "--flag=" the file's name is a part of the word.
        set -l flag (string match -r '^-[^=]*=' -- "$typed")
        for file in (__fish_complete_path (string replace -r '^-[^=]*=' '' -- "$typed"))
            printf '%s%s\n' "$flag" $file
        end
    else
        printf '%s\n' $found
    end
end

complete -c fundledger -f -a '(__fundledger_complete)'
