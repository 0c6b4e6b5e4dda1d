"""The command line: it shows and chooses the ledger, and holds no logic of the field."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> None:
    """Run a command and exit: 0 done, 1 some input could not be read or done, 2 wrong usage."""
    status = run(sys.argv[1:] if arguments is None else list(arguments))
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        _hush()
    sys.exit(status)


def run(arguments: Sequence[str]) -> int:
    """Run a command and give its exit status; what went wrong is one line on stderr."""
    import click

    from onrecord.cli.app import onrecord
    from onrecord.cli.safe import safe
    from onrecord.errors import OnrecordError, UsageError

    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # A terminal that knows only ASCII gets \N escapes rather than a fault.
            stream.reconfigure(errors="backslashreplace")

    def fail(message: str, status: int) -> int:
        try:
            click.echo(f"onrecord: {safe(' '.join(message.split()))}", err=True)
        except BrokenPipeError:
            _hush()
        return status

    try:
        done = onrecord.main(list(arguments), prog_name="onrecord", standalone_mode=False)
        return done if isinstance(done, int) else 0
    except click.exceptions.NoArgsIsHelpError as asked:
        click.echo(asked.format_message(), err=True)
        return 2
    except click.UsageError as wrong:
        path = wrong.ctx.command_path if wrong.ctx else "onrecord"
        return fail(f"{wrong.format_message().rstrip('.')} (see {path} --help)", 2)
    except click.ClickException as wrong:
        return fail(wrong.format_message(), wrong.exit_code)
    except UsageError as wrong:
        return fail(str(wrong), 2)
    except OnrecordError as wrong:
        return fail(str(wrong), 1)
    except (click.Abort, KeyboardInterrupt):
        return fail("stopped; what was done before is kept", 1)
    except BrokenPipeError:
        _hush()
        return 0
    except MemoryError:
        return fail("out of memory: give fewer documents at a time, or fewer --workers", 1)
    except Exception as fault:
        if os.environ.get("ONRECORD_DEBUG"):
            raise
        told = f"{type(fault).__name__}: {fault}"
        return fail(f"a fault of the program ({told[:200]}): set ONRECORD_DEBUG=1 to see where, and report it", 1)


def _hush() -> None:
    """Whoever read the output has gone: send the rest nowhere."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except BrokenPipeError:
            os.dup2(nowhere, stream.fileno())
        except (ValueError, OSError):
            continue
