# tries: imports of large parts of the standard library
# verdicts: AC
# tiers: strict restricted
import argparse
import asyncio
import bisect
import collections.abc
import concurrent.futures
import ctypes
import dataclasses
import decimal
import doctest
import email.message
import enum
import fractions
import functools
import heapq
import http.client
import inspect
import itertools
import json
import logging
import math
import multiprocessing
import operator
import pathlib
import pickle
import random
import re
import sqlite3
import statistics
import string
import subprocess
import tempfile
import typing
import unittest.mock
import urllib.request
import xml.etree.ElementTree


def sliding_window_max(nums, k):
    return [max(nums[i : i + k]) for i in range(len(nums) - k + 1)]
