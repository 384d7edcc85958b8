package org.ecluse.launcher.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.ecluse.launcher.Texts;
import org.ecluse.launcher.cli.api.Unreachable;
import org.ecluse.launcher.cli.node.BackupCommand;
import org.ecluse.launcher.cli.node.ConnectorCommand;
import org.ecluse.launcher.cli.node.RestoreCommand;
import org.ecluse.launcher.cli.partner.AcceptCommand;
import org.ecluse.launcher.cli.partner.ActsCommand;
import org.ecluse.launcher.cli.partner.BundleCommand;
import org.ecluse.launcher.cli.partner.BundlesCommand;
import org.ecluse.launcher.cli.partner.CatalogCommand;
import org.ecluse.launcher.cli.partner.CheckCommand;
import org.ecluse.launcher.cli.partner.ContractCommand;
import org.ecluse.launcher.cli.partner.ContractsCommand;
import org.ecluse.launcher.cli.partner.CounterCommand;
import org.ecluse.launcher.cli.partner.DeclineCommand;
import org.ecluse.launcher.cli.partner.EndCommand;
import org.ecluse.launcher.cli.partner.EnrolCommand;
import org.ecluse.launcher.cli.partner.GetCommand;
import org.ecluse.launcher.cli.partner.LedgerCommand;
import org.ecluse.launcher.cli.partner.OfferCommand;
import org.ecluse.launcher.cli.partner.PaymentsCommand;
import org.ecluse.launcher.cli.partner.PendingCommand;
import org.ecluse.launcher.cli.partner.PeopleCommand;
import org.ecluse.launcher.cli.partner.PublishCommand;
import org.ecluse.launcher.cli.partner.PublishedCommand;
import org.ecluse.launcher.cli.partner.RequestCommand;
import org.ecluse.launcher.cli.partner.UsesCommand;
import org.ecluse.launcher.cli.partner.WhoamiCommand;
import org.ecluse.launcher.cli.partner.WithdrawCommand;
import org.ecluse.launcher.cli.registry.RegistryCommand;
import org.ecluse.launcher.cli.session.Session;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The one command; what it can do is in its subcommands. */
@Command(
        name = "ecluse",
        mixinStandardHelpOptions = true,
        version = "Écluse 0.1.0",
        scope = ScopeType.INHERIT,
        subcommands = {
            ConnectorCommand.class,
            RegistryCommand.class,
            EnrolCommand.class,
            WhoamiCommand.class,
            PublishCommand.class,
            PublishedCommand.class,
            WithdrawCommand.class,
            CatalogCommand.class,
            OfferCommand.class,
            CheckCommand.class,
            RequestCommand.class,
            BundleCommand.class,
            BundlesCommand.class,
            PendingCommand.class,
            AcceptCommand.class,
            DeclineCommand.class,
            CounterCommand.class,
            ContractsCommand.class,
            ContractCommand.class,
            EndCommand.class,
            GetCommand.class,
            UsesCommand.class,
            LedgerCommand.class,
            PaymentsCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            PeopleCommand.class,
            ActsCommand.class,
            DemoCommand.class,
            CompletionCommand.class
        })
public final class Ecluse {
    private final Session session;

    private Ecluse(Session session) {
        this.session = session;
    }

    @Option(names = "--json", descriptionKey = "option.json", scope = ScopeType.INHERIT)
    void json(boolean asked) {
        session.json(asked);
    }

    @Option(names = "--lang", paramLabel = "fr|en", descriptionKey = "option.lang", scope = ScopeType.INHERIT)
    void lang(String tag) {
        session.language(tag);
    }

    public static void main(String[] args) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        Session session = new Session(
                out,
                err,
                Boolean.getBoolean("ecluse.terminal"),
                Math.max(40, Integer.getInteger("ecluse.columns", 80)),
                System.getenv(),
                Texts.in(languageOf(args, System.getenv())));
        System.exit(run(session, args));
    }

    /** Runs one command and gives its exit code. */
    public static int run(Session session, String... args) {
        return commandLine(session).execute(args);
    }

    static CommandLine commandLine(Session session) {
        CommandLine line = new CommandLine(new Ecluse(session), new SessionFactory(session));
        line.setResourceBundle(session.texts().bundle());
        line.setOut(new java.io.PrintWriter(session.out(), true));
        line.setErr(new java.io.PrintWriter(session.err(), true));
        line.setUsageHelpWidth(Math.min(120, Math.max(60, session.columns())));
        line.setExecutionExceptionHandler((problem, command, parsed) -> {
            if (problem instanceof Unreachable silent) {
                session.complain(session.texts().say("unreachable", silent.address()));
                return Session.REFUSED;
            }
            throw problem;
        });
        return line;
    }

    /** Help is written before options are read, so the language is looked for first. */
    private static String languageOf(String[] args, Map<String, String> environment) {
        for (int i = 0; i < args.length; i++) {
            if (args[i].startsWith("--lang=")) {
                return args[i].substring("--lang=".length());
            }
            if (args[i].equals("--lang") && i + 1 < args.length) {
                return args[i + 1];
            }
        }
        for (String name : new String[] {"LC_ALL", "LC_MESSAGES", "LANG"}) {
            String value = environment.getOrDefault(name, "");
            if (!value.isEmpty()) {
                return value;
            }
        }
        return "en";
    }
}
