package elbow.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "completion",
        description = {
            "Print a script that completes commands and options.",
            "bash: eval \"$(elbow completion bash)\"; zsh: eval \"$(elbow completion zsh)\""
        })
final class CompletionCommand extends Verb {
    /** The shells the one script serves. */
    enum Shell {
        bash,
        zsh
    }

    @Parameters(paramLabel = "SHELL", description = "${COMPLETION-CANDIDATES}")
    private Shell shell = Shell.bash;

    @Spec private CommandSpec spec = CommandSpec.create();

    CompletionCommand(Surroundings here) {
        super(here);
    }

    @Override
    public Integer call() {
        String script = AutoComplete.bash("elbow", spec.root().commandLine());
        if (shell == Shell.zsh)
            here.out().println("autoload -U +X compinit bashcompinit && compinit && bashcompinit");
        here.out().println(script);
        return FINE;
    }
}
