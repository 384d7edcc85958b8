package org.ecluse.launcher.cli.registry;

import org.ecluse.launcher.cli.node.RegistryProcess;
import picocli.CommandLine.Command;

/** {@code ecluse registry}: the trusted third party. */
@Command(
        name = "registry",
        subcommands = {
            RegistryProcess.Init.class,
            RegistryProcess.Start.class,
            CodeCommand.class,
            MembersCommand.class,
            StandingCommand.Suspend.class,
            StandingCommand.Reinstate.class,
            StudyCommand.class,
            AccreditCommand.class
        })
public final class RegistryCommand {}
