import :
from .. import a
import ...
from ... import *
