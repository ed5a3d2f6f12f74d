"""The parser of YAML events: libyaml's where it is there, else PyYAML's own, which is slower."""

try:
    from yaml.cyaml import CParser as Parser  # type: ignore[attr-defined]
except ImportError:
    from yaml import Loader as Parser  # type: ignore[assignment]

__all__ = ["Parser"]
