"""What results are made of: attributes computed when first asked for, that nobody may set.

``lazy`` is like :func:`functools.cached_property` without its lock, which costs more than most
of what is computed here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar, overload

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["ReadOnly", "lazy"]

T = TypeVar("T")


class lazy(Generic[T]):  # noqa: N801 - used like `property`
    """Decorates a method without arguments; the instance needs a ``__dict__``."""

    def __init__(self, compute: Callable[[Any], T]) -> None:
        """Take the method."""
        self._compute = compute
        self._name = compute.__name__
        self.__doc__ = compute.__doc__

    @overload
    def __get__(self, instance: None, owner: type) -> Self: ...
    @overload
    def __get__(self, instance: object, owner: type) -> T: ...
    def __get__(self, instance: object | None, owner: type) -> Self | T:
        """Compute, keep in the instance under the same name, return."""
        if instance is None:
            return self
        value = self._compute(instance)
        instance.__dict__[self._name] = value
        return value


class ReadOnly:
    """Refuses to be set; what it is made of goes into its ``__dict__``, as ``lazy`` values do."""

    def __setattr__(self, name: str, value: Any) -> None:
        """Refuse: a result is read-only."""
        message = f"{type(self).__name__} is read-only: {name!r} cannot be set"
        raise AttributeError(message)

    def __delattr__(self, name: str) -> None:
        """Refuse, as setting is refused."""
        message = f"{type(self).__name__} is read-only: {name!r} cannot be deleted"
        raise AttributeError(message)
